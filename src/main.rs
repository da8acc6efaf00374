fn main() -> std::process::ExitCode {
    cotejo::cli::main()
}
