//! The examples: compiled in C11 and C++17, shared and static, found through pkg-config and through CMake, and run.

use crate::prefix::{beside_library, has, pkg_config, prefix, run, scratch, source};
use crate::programs::STRICT;
use fadu::assessment::Status;
use fadu::statement::{Form, Lang, statement};
use fadu::{Rulebook, json};
use std::path::{Path, PathBuf};
use std::process::Command;

const EXAMPLES: [(&str, &str, &str); 4] =
    [("options.c", "gcc", "-std=c11"), ("service.c", "gcc", "-std=c11"), ("batch.c", "gcc", "-std=c11"), ("statement.cpp", "g++", "-std=c++17")];

/// The case of statement.cpp.
const STATED: &str = r#"{"violations":["security.logs-not-retained"],"subjects":["network-operator","organization"],
    "act":{"from":"2024-03-01"},"facts":{"refuses-to-correct":true},"proposals":[{"measure":"fine","amount":"80000"}]}"#;

/// What an example prints, and whether that is right.
fn check(name: &str, program: &Path) {
    let out = String::from_utf8(run(beside_library(&mut Command::new(program))).stdout).unwrap();
    match name {
        "options.c" => {
            assert!(out.contains("csl@2017-06-01/59/1 warning permitted\n"), "{out}");
            assert!(out.contains("csl@2017-06-01/59/1 fine conditional, at most 100000 yuan\n"), "{out}");
        }
        "service.c" => {
            let cases: usize = [Rulebook::embedded().violations.len(); 2].iter().sum();
            assert!(out.starts_with(&format!("8 threads, {cases} cases each: ")), "{out}");
        }
        "batch.c" => {
            let row = |(row, (violation, day)): (usize, (&str, &str))| {
                let case = format!(r#"{{"violations":["{violation}"],"subjects":["network-operator"],"act":{{"from":"{day}"}}}}"#);
                let Ok(case) = json::read_case(Rulebook::embedded(), case.as_bytes()) else { return format!("row {row}: no valid case\n") };
                let permitted = Rulebook::embedded().assess(&case).options.iter().filter(|o| o.status == Status::Permitted).count();
                format!("row {row}: {permitted} options permitted\n")
            };
            let cases = [("security.logs-not-retained", "2024-03-01"), ("security.logs-not-retained", "2026-03-01"), ("security.logs-not-retain", "2024-03-01")];
            assert_eq!(out, cases.into_iter().enumerate().map(row).collect::<String>());
        }
        _ => {
            let book = Rulebook::embedded();
            let case = json::read_case(book, STATED.as_bytes()).unwrap();
            let page = statement(book, &case, &book.assess(&case), Lang::En, Form::Text);
            let fault = "/violations/0: the rulebook knows no violation `security.logs-not-retain`, nearest is `security.logs-not-retained`";
            assert_eq!(out, format!("{page}\n{fault}\n"));
        }
    }
}

fn through_pkg_config(package: &str) {
    if !has("pkg-config") {
        return;
    }
    prefix();
    for (name, compiler, standard) in EXAMPLES {
        let out = scratch(&format!("{name}-{package}"));
        let mut c = Command::new(compiler);
        c.arg(standard).args(STRICT).arg(source("examples").join(name)).arg("-o").arg(&out).args(pkg_config(&["--cflags", "--libs", package]));
        run(c.arg("-pthread"));
        check(name, &out);
    }
}

#[test]
fn examples_link_to_the_shared_library_through_pkg_config() {
    through_pkg_config("fadu");
}

#[test]
fn examples_link_to_the_static_library_through_pkg_config() {
    through_pkg_config("fadu-static");
    if has("pkg-config") && has("readelf") {
        let needs = String::from_utf8(run(Command::new("readelf").arg("-d").arg(scratch("options.c-fadu-static"))).stdout).unwrap();
        assert!(!needs.contains("libfadu"), "{needs}");
    }
}

#[test]
fn examples_link_to_nothing_but_static_libraries_through_pkg_config() {
    if !has("pkg-config") {
        return;
    }
    prefix();
    let out = scratch("options.c-all-static");
    let mut c = Command::new("gcc");
    c.args(["-std=c11", "-static"]).arg(source("examples/options.c")).arg("-o").arg(&out).args(pkg_config(&["--static", "--cflags", "--libs", "fadu"]));
    run(&mut c);
    check("options.c", &out);
}

#[test]
fn a_program_asks_for_the_abi_it_was_built_with() {
    if !has("pkg-config") || !has("readelf") {
        return;
    }
    let program = scratch("needs");
    let mut c = Command::new("gcc");
    prefix();
    c.arg("-std=c11").arg(source("examples/options.c")).arg("-o").arg(&program).args(pkg_config(&["--cflags", "--libs", "fadu"]));
    run(&mut c);
    let needs = |file: &Path| String::from_utf8(run(Command::new("readelf").arg("-d").arg(file)).stdout).unwrap();
    assert!(needs(&program).contains("Shared library: [libfadu.so.0]"));
    assert!(needs(&prefix().join("lib/libfadu.so")).contains("Library soname: [libfadu.so.0]"));
}

#[test]
fn examples_link_to_both_libraries_through_cmake() {
    if !has("cmake") {
        return;
    }
    let build = scratch("cmake");
    run(Command::new("cmake").arg("-S").arg(source("examples")).arg("-B").arg(&build).arg("-DCMAKE_PREFIX_PATH=".to_owned() + &prefix().to_string_lossy()));
    run(Command::new("cmake").arg("--build").arg(&build));
    for (name, ..) in EXAMPLES {
        for kind in ["fadu", "static"] {
            let program: PathBuf = build.join(format!("{}-{kind}", name.split('.').next().unwrap()));
            check(name, &program);
        }
    }
}

#[test]
fn python_uses_it_with_nothing_but_the_header() {
    if !has("python3") {
        return;
    }
    let mut python = Command::new("python3");
    let out = String::from_utf8(run(python.arg(source("examples/header_only.py")).arg(prefix().join("lib/libfadu.so"))).stdout).unwrap();
    let cases = [
        r#"{"violations":["security.logs-not-retained"],"subjects":["network-operator"],"act":{"from":"2024-03-01"}}"#,
        r#"{"violations":["security.logs-not-retain"],"subjects":[],"act":{"from":"2024-03-01"}}"#,
    ];
    let wanted: String = cases.iter().map(|c| json::assess(Rulebook::embedded(), c.as_bytes()).text + "\n").collect();
    assert_eq!(out, wanted);
}

#[test]
fn what_is_installed_names_no_path_of_this_machine() {
    let made = ["lib/pkgconfig/fadu.pc", "lib/pkgconfig/fadu-static.pc", "lib/cmake/fadu/fadu-config.cmake", "lib/cmake/fadu/fadu-config-version.cmake"];
    for file in made {
        let text = std::fs::read_to_string(prefix().join(file)).unwrap();
        assert!(!text.contains(&*prefix().to_string_lossy()) && !text.contains('@'), "{file}: {text}");
    }
}
