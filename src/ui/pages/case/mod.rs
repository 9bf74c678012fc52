//! The case that is open: what the criteria say, its dates, its timeline, and what can be recorded.

use super::{columns, heading};
use crate::ui::html::Html;
use crate::ui::{route::Route, workspace::Workspace};

pub fn view(_route: Route, _workspace: Workspace) -> Html {
    columns([heading("Case")])
}
