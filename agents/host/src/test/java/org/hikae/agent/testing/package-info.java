/// Fakes by hand: a service, a switch, a mesh without threads, an orchestrator with a ledger.
@NullMarked
package org.hikae.agent.testing;

import org.jspecify.annotations.NullMarked;
