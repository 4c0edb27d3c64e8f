/// The agents, as an orchestrator works with them: who keeps what, and work given and followed.
@NullMarked
package org.hikae.orchestrator.agents;

import org.jspecify.annotations.NullMarked;
