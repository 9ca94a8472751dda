package org.brightline.platform.banks;

import org.brightline.platform.base.Problem;

/** Is told of an import while it runs. */
public interface ImportListener {
    /** Does not listen. */
    ImportListener NONE = new ImportListener() {
        @Override
        public void refused(long line, Problem problem) {}

        @Override
        public void progress(long bytes, long total) {}
    };

    /** A line, counted from 1, is wrong and was passed over. */
    void refused(long line, Problem problem);

    /** So many bytes of the file are done. */
    void progress(long bytes, long total);
}
