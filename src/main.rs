//! The program.

fn main() -> std::process::ExitCode {
    cotejo::cli::main()
}
