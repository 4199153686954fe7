//! The examples: compiled in C11 and C++17, shared and static, found through pkg-config and through CMake, and run.

use crate::prefix::{beside_library, has, pkg_config, prefix, run, scratch, source};
use crate::programs::STRICT;
use fadu::statement::{Form, Lang, statement};
use fadu::{Rulebook, json};
use std::path::{Path, PathBuf};
use std::process::Command;

const EXAMPLES: [(&str, &str, &str); 3] = [("options.c", "gcc", "-std=c11"), ("service.c", "gcc", "-std=c11"), ("statement.cpp", "g++", "-std=c++17")];

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
        _ => {
            let book = Rulebook::embedded();
            let case = json::read_case(book, STATED.as_bytes()).unwrap();
            let page = statement(book, &case, &book.assess(&case), Lang::En, Form::Text);
            let fault = "/violations/0: the rulebook knows no violation `security.logs-not-retain`, nearest is `security.logs-not-retained`";
            assert_eq!(out, format!("{page}\n{fault}\n"));
        }
    }
}

fn through_pkg_config(kind: &str, flags: &dyn Fn() -> Vec<String>) {
    if !has("pkg-config") {
        return;
    }
    prefix();
    for (name, compiler, standard) in EXAMPLES {
        let out = scratch(&format!("{name}-{kind}"));
        let mut c = Command::new(compiler);
        c.arg(standard).args(STRICT).args(pkg_config(&["--cflags"])).arg(source("examples").join(name)).arg("-o").arg(&out).args(flags());
        run(c.arg("-pthread"));
        check(name, &out);
    }
}

#[test]
fn examples_link_to_the_shared_library_through_pkg_config() {
    through_pkg_config("shared", &|| pkg_config(&["--libs"]));
}

#[test]
fn examples_link_to_the_static_library_through_pkg_config() {
    // the archive by name, then what it needs
    through_pkg_config("static", &|| {
        let libs = pkg_config(&["--static", "--libs"]);
        libs.into_iter().map(|l| if l == "-lfadu" { "-l:libfadu.a".to_owned() } else { l }).collect()
    });
}

#[test]
fn a_program_asks_for_the_abi_it_was_built_with() {
    if !has("pkg-config") || !has("readelf") {
        return;
    }
    let program = scratch("needs");
    let mut c = Command::new("gcc");
    prefix();
    c.arg("-std=c11").args(pkg_config(&["--cflags"])).arg(source("examples/options.c")).arg("-o").arg(&program).args(pkg_config(&["--libs"]));
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
    let made = ["lib/pkgconfig/fadu.pc", "lib/cmake/fadu/fadu-config.cmake", "lib/cmake/fadu/fadu-config-version.cmake"];
    for file in made {
        let text = std::fs::read_to_string(prefix().join(file)).unwrap();
        assert!(!text.contains(&*prefix().to_string_lossy()) && !text.contains('@'), "{file}: {text}");
    }
}
