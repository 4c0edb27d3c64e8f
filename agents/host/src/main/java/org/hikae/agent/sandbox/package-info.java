/// Sandboxes: a service is brought up beside the real one, with folders and a port of its own, and
/// without the right to be active. Nothing here knows a lease.
@NullMarked
package org.hikae.agent.sandbox;

import org.jspecify.annotations.NullMarked;
