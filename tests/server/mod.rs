//! The program as a server on this machine, and what it answers.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What a server answers.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// Starts the program in a folder; the address that it prints, without `http://`, comes with it.
pub(crate) fn start(dir: &Path, fixed: &[&str], arguments: &[&str]) -> (Child, String) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_cotejo"))
        .args(fixed)
        .args(arguments)
        .current_dir(dir)
        .env("LC_ALL", "C")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut address = String::new();
    BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut address).unwrap();
    let address = address.trim().strip_prefix("http://").expect("an address is printed");
    (process, address.to_owned())
}

/// Sends bytes as they are and returns what comes back: status 0 where nobody answers.
pub(crate) fn send(host: &str, request: &[u8]) -> Answer {
    let mut stream = match TcpStream::connect(host) {
        Ok(stream) => stream,
        Err(error) => return Answer { status: 0, head: String::new(), body: error.to_string() },
    };
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    // a server that refuses the head reads no further
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Answer { status: status.unwrap_or(0), head: head.to_owned(), body: body.to_owned() }
}
