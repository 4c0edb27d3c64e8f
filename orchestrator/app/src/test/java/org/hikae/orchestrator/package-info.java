@NullMarked
package org.hikae.orchestrator;

import org.jspecify.annotations.NullMarked;
