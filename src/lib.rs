pub mod document;
pub mod language;
pub mod segment;
pub mod text;
pub mod align;
pub mod cli;
pub mod glossary;
