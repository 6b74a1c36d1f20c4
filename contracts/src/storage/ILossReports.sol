// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "./IDeals.sol";

/// @title Losses that miners report themselves (protocol.md section 5).
/// @dev A report says: the fragments of this slot cannot be read back from its miner any more. It changes neither audits nor
/// payments; Repair, which anyone may call with it, empties the slot and gives it to another miner.
interface ILossReports {
    event LossReported(uint32 indexed deal, uint32 indexed miner, uint8 slot, uint16 day);
    event LossWithdrawn(uint32 indexed deal, uint32 indexed miner, uint8 slot, uint16 day);

    event LossAccepted(uint32 indexed deal, uint8 slot);

    error OnlyRepair(address expected, address actual);
    error DealNotAlive(uint32 deal, IDeals.DealState state, uint256 endDay, uint256 today);
    error SlotOutOfRange(uint256 maximum, uint256 actual);
    error OnlyHolder(uint32 miner, address account, address signer, address actual);

    /// @notice The account or the signer of the slot's miner: what it held of the deal is lost, in whole or in part. A second
    /// report of the same slot changes nothing and emits nothing.
    function report(uint32 deal, uint8 slot) external;
    /// @notice The same callers: all bytes are back, e.g. from a backup or a disk that was only unplugged. Audits go on asking.
    function withdraw(uint32 deal, uint8 slot) external;
    /// @notice Repair only: the slot leaves its miner, whatever was reported of it is settled with that.
    function accept(uint32 deal, uint8 slot) external;
    /// @return slots bit j is set while the loss of slot j is reported
    function reported(uint32 deal) external view returns (uint32 slots);
}
