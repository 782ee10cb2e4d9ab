-- Whoever visits the house on business fills no form and sees no consultant: such a visitor waits for the host.
INSERT INTO target (code, seconds) VALUES ('AWAITING_HOST', 600);
