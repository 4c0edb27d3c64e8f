@NullMarked
package org.hikae.orchestrator.store;

import org.jspecify.annotations.NullMarked;
