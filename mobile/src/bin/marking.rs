//! How long marking the explained words of a letter takes in a browser, for `cargo xtask bench marking`; no part of the app.

fn main() {
    #[cfg(feature = "web")]
    hjemover_app::measure_marking();
}
