/// Services, looked at from their users' side.
@NullMarked
package org.hikae.orchestrator.probing;

import org.jspecify.annotations.NullMarked;
