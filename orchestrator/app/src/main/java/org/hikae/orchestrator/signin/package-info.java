/// Accounts of people: passwords, second factors, sessions.
@NullMarked
package org.hikae.orchestrator.signin;

import org.jspecify.annotations.NullMarked;
