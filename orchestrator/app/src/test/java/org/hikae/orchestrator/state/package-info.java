@NullMarked
package org.hikae.orchestrator.state;

import org.jspecify.annotations.NullMarked;
