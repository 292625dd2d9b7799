import { type ServiceList, type ServiceListItem, serviceList } from './service-list.ts';

/*
 * LGIL and LGChL whole, as published by the Local Government Association's
 * standards (standards.esd.org.uk, lists `interactions` and `channels`, created
 * and last modified 3 April 2013; the copy kept in the public repository
 * BforBen/service-explorer, commit 39040d9). Ids and labels alone.
 */

type Row = readonly [id: number, label: string, parent?: number];

const INTERACTIONS: readonly Row[] = [
  [0, 'Applications for service'],
  [10, 'Appealing', 0],
  [30, 'Application for exemption', 0],
  [21, 'Appointment booking', 0],
  [11, 'Changing circumstances', 0],
  [13, 'Complaining', 0],
  [20, 'Entitlement/eligibility checking', 0],
  [14, 'Renewing', 0],
  [15, 'Repairing', 0],
  [16, 'Replacing', 0],
  [17, 'Reporting', 0],
  [12, 'Status checking', 0],
  [33, 'Tell us once', 0],
  [1, 'Booking venues, resources and courses'],
  [24, 'Course booking', 1],
  [23, 'Reserving a resource', 1],
  [22, 'Venue/facility booking', 1],
  [2, 'Collecting revenue'],
  [3, 'Consultation'],
  [27, 'Customer surveys', 3],
  [26, 'Democratic consultation', 3],
  [25, 'Statutory consultation', 3],
  [4, 'Paying for goods and services'],
  [5, 'Procurement'],
  [6, 'Providing access to community, professionals or business networks'],
  [7, 'Providing benefits and grants'],
  [8, 'Providing information'],
  [9, 'Regulation'],
  [29, 'Enforcement', 9],
  [28, 'Issuing (licence, consent or permit)', 9],
  [31, 'Notifying of incidents or instances', 9],
  [32, 'Providing periodic returns', 9],
];

const CHANNELS: readonly Row[] = [
  [0, 'All'],
  [3, 'Face to face', 0],
  [7, 'One Stop Shops', 3],
  [5, 'Non-electronic', 0],
  [9, 'Post', 5],
  [4, 'Other electronic media', 0],
  [24, 'Automated bank payments', 4],
  [26, 'BACS', 24],
  [28, 'Direct debit', 24],
  [30, 'Standing order', 24],
  [10, 'E-mail', 4],
  [11, 'Interactive Digital Television', 4],
  [12, 'Kiosks', 4],
  [13, 'Texting', 4],
  [14, 'Video conferencing', 4],
  [2, 'Telephone', 0],
  [15, 'Call centres', 2],
  [16, 'Fax', 2],
  [17, 'Voice', 2],
  [1, 'Web site', 0],
  [18, 'Information page', 1],
  [19, 'Online form', 1],
];

function itemsOf(rows: readonly Row[], type: string): readonly ServiceListItem[] {
  return rows.map(([id, label, parent]) => ({
    id: String(id),
    label,
    description: null,
    type,
    alternateLabels: [],
    parents: parent === undefined ? [] : [String(parent)],
    created: '2013-04-03',
    modified: '2013-04-03',
    history: null,
  }));
}

/** LGIL: what a resident does with a service. */
export const interactions: ServiceList = serviceList(
  'lgil',
  null,
  itemsOf(INTERACTIONS, 'Interaction'),
);

/** LGChL: how a resident comes to a service. */
export const channels: ServiceList = serviceList('lgchl', null, itemsOf(CHANNELS, 'Channel'));
