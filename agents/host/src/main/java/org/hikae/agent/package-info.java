/// The agent process, in plain Java: small, quick to start, and hard to kill by accident.
@NullMarked
package org.hikae.agent;

import org.jspecify.annotations.NullMarked;
