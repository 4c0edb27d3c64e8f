/// Looking into the snapshots of the agent's vault, and handing out files of them.
@NullMarked
package org.hikae.agent.browse;

import org.jspecify.annotations.NullMarked;
