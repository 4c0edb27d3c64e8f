@NullMarked
package org.hikae.orchestrator.http;

import org.jspecify.annotations.NullMarked;
