import { createFileRoute } from '@tanstack/solid-router';
import { BackupSection } from '../backup/BackupSection';

export const Route = createFileRoute('/desk/settings/backup')({ component: BackupSection });
