-- Which publication changed a row last, so that a process reads only what it has not seen.
ALTER TABLE methods ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
CREATE INDEX methods_revision ON methods (revision);
ALTER TABLE collections ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
CREATE INDEX collections_revision ON collections (revision);

-- When the last publication was: with its number it names what readers see.
ALTER TABLE publication ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
