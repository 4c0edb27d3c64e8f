@NullMarked
package org.hikae.orchestrator.help;

import org.jspecify.annotations.NullMarked;
