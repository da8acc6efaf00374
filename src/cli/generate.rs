//! `cotejo completions` and `cotejo man`: what a shell and a manual reader want.

use super::{Failure, Outcome, Status, output};

/// Print a completion script for a shell.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  cotejo completions bash > ~/.local/share/bash-completion/completions/cotejo"
)]
pub struct Completions {
    /// bash, zsh, fish, elvish or powershell
    shell: clap_complete::Shell,
}

/// Print the manual page.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo man > cotejo.1 && man ./cotejo.1")]
pub struct Man {}

pub fn completions(args: &Completions, command: &mut clap::Command) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, command, "cotejo", &mut script);
    output::print(&String::from_utf8_lossy(&script));
    Ok(Status::Done)
}

pub fn man(_: &Man, command: clap::Command) -> Outcome {
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|error| Failure::new(error.to_string()))?;
    output::print(&String::from_utf8_lossy(&page));
    Ok(Status::Done)
}
