/// Files and folders as a source.
@NullMarked
package org.hikae.source.files;

import org.jspecify.annotations.NullMarked;
