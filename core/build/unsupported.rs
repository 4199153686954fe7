//! What the baker and the packer say of a shape that no rulebook has.

use serde::ser;
use std::fmt::{self, Display};

#[derive(Debug)]
pub struct Unsupported(pub String);

impl Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Unsupported {}
impl ser::Error for Unsupported {
    fn custom<T: Display>(m: T) -> Self {
        Self(m.to_string())
    }
}

/// Written, or why not.
pub type Done = Result<(), Unsupported>;
