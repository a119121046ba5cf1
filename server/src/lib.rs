//! The Hjemover service.
