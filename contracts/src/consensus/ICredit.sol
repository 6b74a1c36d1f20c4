// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Credit: what a node's TEE workers did for the network (protocol.md section 7; ADR 0023).
/// @notice In an election of era e: 1000 times the bytes of the five eras before e, weighted 50/20/15/10/5 %, over the largest
/// of all nodes, minus (10 times the faults of these eras and e)^2, not below 0.
interface ICredit {
    event WorkCounted(uint32 indexed node, uint16 indexed worker, uint256 indexed era, uint256 units);
    event FaultCounted(uint32 indexed node, uint256 indexed era, uint256 faults);
    event MaximumRaised(uint256 indexed era, uint32 indexed node, uint256 weighted);

    error AlreadyCounted(uint32 deal, uint256 slot);
    error NothingToCount(uint32 deal, uint256 slot);
    error CountedTooLate(uint32 deal, uint256 lastDay, uint256 today);
    error WorkerWithoutNode(uint16 worker);
    error OnlyConductCounts(address expected, address actual);
    error MaximumFixed(uint256 era, uint256 since, uint256 actual);

    /// @notice Permissionless: counts the bytes that a deal's TEE worker tagged, once a deal and until its first day is over.
    function count(uint32 deal) external;
    /// @notice The same for a slot that was repaired, until the first day of its new holding is over.
    function countRepair(uint32 deal, uint8 slot) external;
    /// @notice Permissionless: lets the node's past work count for the maximum of this era's election, until its last epoch
    /// begins. Whoever works raises the next era's maximum by itself; this is for who has only older work.
    function weigh(uint32 node) external;
    /// @notice R2sConduct only.
    function fault(uint32 node, uint256 faults) external;

    /// @notice 0 ... 1000 in an election of `era`, the current one or a later one.
    function scoreOf(uint32 node, uint256 era) external view returns (uint256);
    function maximumOf(uint256 era) external view returns (uint256);
    /// @notice Units of 4 KiB in the era `age` (0 to 5) eras ago.
    function workOf(uint32 node, uint256 age) external view returns (uint256);
    function faultsOf(uint32 node) external view returns (uint256);
}
