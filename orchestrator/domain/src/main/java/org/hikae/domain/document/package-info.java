/// YAML documents whose mistakes are reported with file, line and the way out, all at once.
@NullMarked
package org.hikae.domain.document;

import org.jspecify.annotations.NullMarked;
