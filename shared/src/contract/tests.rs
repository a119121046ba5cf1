//! Tests of the list of endpoints.

use super::*;

#[test]
fn names_and_routes_are_unique() {
    let mut names: Vec<_> = ALL.iter().map(|e| e.name).collect();
    let mut routes: Vec<_> = ALL.iter().map(|e| (e.method.name(), e.path)).collect();
    names.sort_unstable();
    routes.sort_unstable();
    let (had, distinct) = (names.len(), {
        names.dedup();
        names.len()
    });
    assert_eq!(had, distinct);
    let (had, distinct) = (routes.len(), {
        routes.dedup();
        routes.len()
    });
    assert_eq!(had, distinct);
}

#[test]
fn what_needs_a_patient_or_unit_names_it_in_the_path() {
    for endpoint in ALL {
        match endpoint.needs {
            Needs::OnPatient(_) => assert!(
                endpoint.path.contains("/patients/{patient}"),
                "{}",
                endpoint.name
            ),
            Needs::OnUnit(_) => {
                assert!(endpoint.path.contains("/units/{unit}"), "{}", endpoint.name)
            }
            Needs::Nothing | Needs::SignIn => {
                assert!(!endpoint.path.contains("{patient}") && !endpoint.path.contains("{unit}"));
            }
        }
    }
}
