//! The Python module `cotejo._cotejo`: the library as Python sees it. `cotejo/__init__.py` documents it for users.

mod bitext;
mod corpus;
mod engine;

use pyo3::prelude::*;
use std::ffi::OsString;

pyo3::create_exception!(
    cotejo,
    CotejoError,
    pyo3::exceptions::PyValueError,
    "It could not be done; the words are those of the program."
);
pyo3::create_exception!(
    cotejo,
    UnrelatedTexts,
    CotejoError,
    "Two texts are plainly no translations of each other."
);

/// The exception that has the words of an error of the library.
fn exception(error: impl std::fmt::Display) -> PyErr {
    CotejoError::new_err(error.to_string())
}

/// Runs the program with these arguments, of which the first is its name; returns its exit status.
#[pyfunction]
fn run(py: Python<'_>, args: Vec<OsString>) -> u8 {
    py.detach(|| cotejo::cli::run(args))
}

#[pymodule]
fn _cotejo(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<engine::Engine>()?;
    module.add_class::<bitext::Bitext>()?;
    module.add_class::<bitext::Bead>()?;
    module.add_class::<bitext::Finding>()?;
    module.add_class::<bitext::Passage>()?;
    module.add_class::<bitext::Fix>()?;
    module.add("CotejoError", module.py().get_type::<CotejoError>())?;
    module.add("UnrelatedTexts", module.py().get_type::<UnrelatedTexts>())?;
    module.add_function(wrap_pyfunction!(run, module)?)
}
