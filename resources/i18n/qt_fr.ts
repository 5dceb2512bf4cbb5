<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What Qt says in dialogs of files and printers, where its own French lacks or is odd. -->
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>QAbstractFileIconProvider</name>
    <message><source>Alias</source><translation>Alias</translation></message>
    <message><source>Drive</source><translation>Lecteur</translation></message>
    <message><source>File</source><translation>Fichier</translation></message>
    <message><source>Folder</source><translation>Dossier</translation></message>
    <message><source>Shortcut</source><translation>Raccourci</translation></message>
    <message><source>Unknown</source><translation>Inconnu</translation></message>
</context>
<context>
    <name>QCupsJobWidget</name>
    <message><source>&amp;Billing information:</source><translation>Informations de &amp;facturation :</translation></message>
    <message><source>&amp;End:</source><translation>&amp;Fin :</translation></message>
    <message><source>&amp;Start:</source><translation>&amp;Début :</translation></message>
    <message><source>Job &amp;priority:</source><translation>&amp;Priorité de l’impression :</translation></message>
    <message><source>Scheduled &amp;printing:</source><translation>&amp;Impression différée :</translation></message>
</context>
<context>
    <name>QErrorMessage</name>
    <message><source>An error occurred</source><translation>Une erreur est survenue</translation></message>
</context>
<context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>&amp;Chercher dans :</translation></message>
    <message><source>%1 already exists.
Do you want to replace it?</source><translation>« %1 » existe déjà.
Faut-il le remplacer ?</translation></message>
    <message><source>Are you sure you want to delete '%1'?</source><translation>Supprimer « %1 » ?</translation></message>
    <message><source>Change to detail view mode</source><translation>Montre la date et la taille de chaque fichier</translation></message>
    <message><source>Change to list view mode</source><translation>Montre les noms des fichiers</translation></message>
    <message><source>Go back</source><translation>Va à l’élément précédent</translation></message>
    <message><source>Go forward</source><translation>Va à l’élément suivant</translation></message>
    <message><source>Files of &amp;type:</source><translation>&amp;Type de fichier :</translation></message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message><source>Long side</source><translation>Grand côté</translation></message>
    <message><source>None</source><translation>Aucun</translation></message>
    <message><source>Page &amp;Set:</source><translation>&amp;Suite de pages :</translation></message>
    <message><source>Short side</source><translation>Petit côté</translation></message>
</context>
<context>
    <name>QStandardPaths</name>
    <message><source>Downloads</source><translation>Téléchargements</translation></message>
    <message><source>Home</source><translation>Dossier personnel</translation></message>
    <message><source>Public</source><translation>Public</translation></message>
    <message><source>Templates</source><translation>Modèles</translation></message>
</context>
</TS>
