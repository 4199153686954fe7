//! The name that programs linked to the shared library ask for. Its number is that of the ABI (ffi/README.md).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let linux_like = ["linux", "android", "freebsd", "netbsd", "openbsd"];
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| linux_like.contains(&os.as_str())) {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libfadu.so.0");
    }
}
