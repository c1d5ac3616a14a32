//! The routes of a feature. Registering a route also lists it, so the router and the lists that tests check cannot differ.

use axum::{
    Extension, Router,
    handler::Handler,
    routing::{get, post},
};
use leptos::server_fn::{Http, ServerFn, axum::AxumServerFnBackend, codec::PostUrl};

use crate::{
    access::Access,
    error::PageError,
    extract::App,
    server_functions::{self, Function, SeeOther, StepUp},
};

/// Routes and their lists.
#[derive(Debug, Default)]
pub struct Routes {
    /// The handlers.
    pub router: Router<App>,
    /// The pages that open a record.
    pub accesses: Vec<Access>,
    /// The paths of those pages that also take a form.
    pub record_forms: Vec<&'static str>,
    /// The other routes: method and path. They open no record, or open it only after a passkey confirmation.
    pub others: Vec<(&'static str, &'static str)>,
    /// The server functions.
    pub functions: Vec<Function>,
}

impl Routes {
    /// Adds a page of a record. Its handler receives what its [`Access`] declares, and nothing else.
    #[must_use]
    pub fn record_page<P, T>(mut self, access: Access, page: P) -> Self
    where
        P: Handler<T, App>,
        T: 'static,
    {
        self.router = self.router.route(access.path, get(page).layer(Extension(access)));
        self.accesses.push(access);
        self
    }

    /// Adds a page of a record that also takes a form.
    #[must_use]
    pub fn record_form<P, T, F, U>(self, access: Access, page: P, form: F) -> Self
    where
        P: Handler<T, App>,
        T: 'static,
        F: Handler<U, App>,
        U: 'static,
    {
        let mut routes = self.record_page(access, page);
        routes.router = routes.router.route(access.path, post(form).layer(Extension(access)));
        routes.record_forms.push(access.path);
        routes
    }

    /// Adds a page that opens no record.
    #[must_use]
    pub fn page<P, T>(mut self, path: &'static str, page: P) -> Self
    where
        P: Handler<T, App>,
        T: 'static,
    {
        self.router = self.router.route(path, get(page));
        self.others.push(("GET", path));
        self
    }

    /// Adds a form that opens no record, or opens it only after a passkey confirmation.
    #[must_use]
    pub fn form<F, T>(mut self, path: &'static str, form: F) -> Self
    where
        F: Handler<T, App>,
        T: 'static,
    {
        self.router = self.router.route(path, post(form));
        self.others.push(("POST", path));
        self
    }

    /// Adds a server function that a page's form calls. `accesses`: its openings; a call makes one of them.
    #[must_use]
    pub fn function<F>(mut self, accesses: &'static [Access], step_up: StepUp) -> Self
    where
        F: ServerFn<Server = AxumServerFnBackend, Protocol = Http<PostUrl, SeeOther>, Error = PageError> + 'static,
    {
        self.router = self.router.merge(server_functions::form::<F, App>());
        self.functions.push(Function::form::<F>(accesses, step_up));
        self
    }

    /// Adds the routes of another feature.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.accesses.extend(other.accesses);
        self.record_forms.extend(other.record_forms);
        self.others.extend(other.others);
        self.functions.extend(other.functions);
        self
    }
}
