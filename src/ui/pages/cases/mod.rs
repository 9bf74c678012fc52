//! Cases kept on this device: the list of them, and what is done with all of them.

use super::{case, columns, heading};
use crate::ui::html::Html;
use crate::ui::{route::Route, workspace::Workspace};

/// A page of the kept cases, or what stands in its place while they are locked.
pub fn view(route: Route, workspace: Workspace) -> Html {
    if route.in_case() {
        return case::view(route, workspace);
    }
    columns([heading("Cases on this device")])
}
