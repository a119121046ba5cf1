//! The rest: access log, devices, password, language and text, accessibility, sign-out.

mod access_log;
mod accessibility;
mod devices;
mod look;
mod menu;
mod password;

pub use access_log::access_log_page;
pub use accessibility::AccessibilityPage;
pub use devices::DevicesPage;
pub use look::LookPage;
pub use menu::MorePage;
pub use password::PasswordPage;
