//! What is made from the code: completions for a shell, the manual page, pages of `docs/`.

use super::{Failure, output};
use crate::format::documentation;

/// Print a completion script for a shell.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  cotejo completions bash > ~/.local/share/bash-completion/completions/cotejo"
)]
pub(super) struct Completions {
    /// bash, zsh, fish, elvish or powershell
    shell: clap_complete::Shell,
}

/// Print the manual page.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo man > cotejo.1 && man ./cotejo.1")]
pub(super) struct Man {}

/// Print a page of docs/ that is made from the code
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo generate rules > docs/rules.md")]
pub(super) struct Generate {
    #[arg(value_enum)]
    page: Page,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Page {
    /// docs/rules.md
    Rules,
    /// docs/validate.md
    Validate,
    /// The list of formats in docs/formats.md
    Formats,
    /// The list of formats in README.md
    FormatsInShort,
}

pub(super) fn generate(args: &Generate) -> Result<(), Failure> {
    output::print_data(&match args.page {
        Page::Rules => crate::check::documentation::all(),
        Page::Validate => crate::validate::documentation(),
        Page::Formats => documentation::table(),
        Page::FormatsInShort => documentation::summary(),
    })
}

pub(super) fn completions(args: &Completions, command: &mut clap::Command) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, command, "cotejo", &mut script);
    output::print_data(&String::from_utf8_lossy(&script))
}

/// One page: the program, then each command with its options.
pub(super) fn man(_: &Man, mut command: clap::Command) -> Result<(), Failure> {
    command.build();
    let mut page = Vec::new();
    let render = |man: clap_mangen::Man, page: &mut Vec<u8>| -> std::io::Result<()> {
        man.render_name_section(page)?;
        man.render_synopsis_section(page)?;
        man.render_description_section(page)?;
        man.render_options_section(page)?;
        man.render_extra_section(page)
    };
    let whole = clap_mangen::Man::new(command.clone());
    let title = whole.render_title(&mut page).and_then(|()| render(whole, &mut page));
    title
        .and_then(|()| {
            commands(&command)
                .into_iter()
                .try_for_each(|command| render(clap_mangen::Man::new(command.clone()), &mut page))
        })
        .map_err(|error| Failure::new(error.to_string()))?;
    output::print_data(&String::from_utf8_lossy(&page))
}

/// The commands below a command, each with those below it.
fn commands(command: &clap::Command) -> Vec<&clap::Command> {
    let shown = command.get_subcommands().filter(|command| command.get_name() != "help");
    shown.flat_map(|command| std::iter::once(command).chain(commands(command))).collect()
}
