//! The rest: access log, devices, password, language and text, accessibility, sign-out.

mod access_log;
mod accessibility;
mod devices;
mod end_access;
mod look;
mod menu;
mod notices;
mod password;

pub use access_log::access_log_page;
pub use accessibility::accessibility_page;
pub use devices::devices_page;
pub use look::look_page;
pub use menu::MorePage;
pub use notices::notices_page;
pub use password::password_page;
