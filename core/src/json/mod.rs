//! The public format: JSON text to JSON text, key order fixed, equal input gives equal bytes.

mod edit;
pub(crate) mod node;
mod part;
pub(crate) mod read;
pub mod schema;
pub(crate) mod shapes;
pub(crate) mod write;

pub use node::{DEEPEST, Node, too_deep};
pub use part::{Part, Piece};
pub use read::{CASE, read_case, read_draft, read_node};
pub use write::{Faulty, Whole, write_assessment, write_errors};

use crate::assessment::Assessment;
use crate::rulebook::Rulebook;
use alloc::string::String;

/// The answer to one entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// An assessment, or an error object.
    pub text: String,
    /// Whether it is an error object.
    pub invalid: bool,
    /// Whether some finding is not `permitted`.
    pub objected: bool,
}

/// Assesses one case given as JSON text. Never fails: an entry that is not a valid case gets an error object.
pub fn assess(book: &Rulebook, text: &[u8]) -> Answer {
    assess_into(book, text, &mut Assessment::default())
}

/// The same with a buffer that is reused.
pub fn assess_into(book: &Rulebook, text: &[u8], buffer: &mut Assessment) -> Answer {
    match read_case(book, text) {
        Err((id, error)) => Answer { text: write_errors(id.as_deref(), &error), invalid: true, objected: false },
        Ok(case) => {
            book.assess_into(&case, buffer);
            let objected = buffer.findings.iter().any(|f| f.status != crate::condition::Truth::True);
            Answer { text: write_assessment(book, &case, buffer), invalid: false, objected }
        }
    }
}
