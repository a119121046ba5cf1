//! The web app's part for editing what checklists are made from.

fn main() {
    hjemover_app::launch_templates();
}
