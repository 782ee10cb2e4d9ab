package org.jiezhen.tables;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * XML that somebody sent, read from its beginning to its end. Nothing of it is looked up elsewhere or defined in it, and
 * what a parser has to keep of it is bounded: the length of a tag, how deep elements lie in each other, and their names.
 */
final class BoundedXml implements AutoCloseable {

    private static final int LONGEST_TAG = 1 << 16;
    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 64;
    private static final int MOST_NAMES = 1000;

    // The JDK's own, whatever else is at hand.
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int event = XMLStreamConstants.START_DOCUMENT;
    private int depth;

    BoundedXml(InputStream content) throws XMLStreamException {
        reader = FACTORY.createXMLStreamReader(new ShortTags(content));
    }

    /** Goes on to the next tag or text; false at the end. */
    boolean next() throws XMLStreamException {
        if (!reader.hasNext()) {
            return false;
        }
        event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            know(reader.getPrefix(), reader.getLocalName());
            for (int i = 0; i < Math.min(reader.getAttributeCount(), MOST_ATTRIBUTES); i++) {
                know(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
            }
            for (int i = 0; i < Math.min(reader.getNamespaceCount(), MOST_ATTRIBUTES); i++) {
                know(reader.getNamespacePrefix(i), "");
            }
            if (++depth > DEEPEST
                    || names.size() > MOST_NAMES
                    || reader.getAttributeCount() > MOST_ATTRIBUTES
                    || reader.getNamespaceCount() > MOST_ATTRIBUTES) {
                throw Workbook.tooMuch();
            }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        return true;
    }

    private void know(@Nullable String prefix, String name) {
        names.add(prefix == null || prefix.isEmpty() ? name : prefix + ":" + name);
    }

    /** Whether an element begins here, by its name in whatever namespace. */
    boolean begins(String element) {
        return event == XMLStreamConstants.START_ELEMENT
                && reader.getLocalName().equals(element);
    }

    /** Whether an element ends here. */
    boolean ends(String element) {
        return event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(element);
    }

    /** An attribute of the element that begins here, by its name in whatever namespace. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text here; empty where there is none. */
    String characters() {
        return switch (event) {
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> reader.getText();
            default -> "";
        };
    }

    @Override
    public void close() throws XMLStreamException {
        reader.close();
    }

    /** Refuses a tag, or whatever else a parser reads as one piece, that is longer than any. */
    private static final class ShortTags extends FilterInputStream {

        private boolean inside;
        private int kind;
        private int quote;
        private int last;
        private int lastButOne;
        private int length;

        ShortTags(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            var count = super.read(into, offset, most);
            for (int i = offset; i < offset + count; i++) {
                look(into[i]);
            }
            return count;
        }

        private void look(int c) {
            if (c == 0) {
                // Not in UTF-8, as workbooks are.
                throw new Refusal("refusal.table.workbook");
            }
            if (!inside) {
                inside = c == '<';
                length = 0;
                quote = 0;
            } else if (++length > LONGEST_TAG) {
                throw Workbook.tooMuch();
            } else if (length == 1) {
                kind = c;
            } else if (kind == '!' || kind == '?') {
                inside = c != '>' || !(last == '?' || (last == lastButOne && (last == '-' || last == ']')));
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else {
                inside = c != '>';
            }
            lastButOne = last;
            last = c;
        }
    }
}
