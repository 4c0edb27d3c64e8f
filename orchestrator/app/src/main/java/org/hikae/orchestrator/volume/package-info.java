/// How vaults stand against their contracts: what they hold, looked at every day.
@NullMarked
package org.hikae.orchestrator.volume;

import org.jspecify.annotations.NullMarked;
