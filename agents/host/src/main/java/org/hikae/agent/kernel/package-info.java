/// What the Linux kernel does for the agent even when the agent cannot do anything any more: a
/// timer that ends it at its lease's deadline, and processes that end with it.
@NullMarked
package org.hikae.agent.kernel;

import org.jspecify.annotations.NullMarked;
