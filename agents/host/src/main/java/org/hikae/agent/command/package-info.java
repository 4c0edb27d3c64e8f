/// What orchestrators ask of an agent, and the work that each command is.
@NullMarked
package org.hikae.agent.command;

import org.jspecify.annotations.NullMarked;
