/// Work that goes on after the reply: given by name, done once, remembered over restarts.
@NullMarked
package org.hikae.agent.task;

import org.jspecify.annotations.NullMarked;
