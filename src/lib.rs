pub mod kept;
pub mod calendar;
pub mod procedure;
pub mod reasoning;
pub mod compiled;
pub mod case;
pub mod document;
pub mod ui;
