//! Who is signed in: accounts, passwords, sessions. Only this module makes a [`Viewer`].

pub mod accounts;
pub(crate) mod attempts;
pub(crate) mod handlers;
pub(crate) mod passwords;
pub(crate) mod sessions;
pub(crate) mod store;
mod token;
mod viewer;

pub(crate) use handlers::client_address;
pub(crate) use sessions::Sessions;
pub(crate) use store::is_taken;
pub(crate) use token::Token;
pub(crate) use token::same_site;
pub(crate) use viewer::Viewer;
