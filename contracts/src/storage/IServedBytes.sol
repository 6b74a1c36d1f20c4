// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "./IDeals.sol";

/// @title What miners serve, as those who read it attest (protocol.md section 4: credit).
/// @dev EIP-712 domain "cess4j", "1", this contract. Type: Served(uint32 deal,uint8 slot,uint32 miner,uint16 day,uint64 amount),
/// signed by the gateway that the deal's order names, or by its owner.
interface IServedBytes {
    /// @param deal whose fragments were read
    /// @param slot of the miner
    /// @param amount bytes of fragments that were read of it on the day; counts up to what the slot holds
    /// @param signature r, yParityAndS (EIP-2098)
    struct Receipt {
        uint32 deal;
        uint8 slot;
        uint64 amount;
        bytes signature;
    }

    event CreditServed(uint32 indexed miner, uint16 indexed day, uint256 amount);

    error ReceiptsLength(uint256 maximum, uint256 actual);
    error ServedDayOutOfRange(uint256 first, uint256 last, uint256 actual);
    error ReceiptsOutOfOrder(uint256 index);
    error DealNotLive(uint32 deal, IDeals.DealState state, uint256 endDay, uint256 day);
    error NotTheMiners(uint32 deal, uint8 slot, uint32 expected, uint32 actual);
    error ReceiptRejected(uint32 deal, uint8 slot, address gateway, address owner, address actual);
    error ServedTooLittle(uint256 required, uint256 actual);

    /// @notice Permissionless: one credit for a finished day on which at least ServedMebibytes were read.
    /// @param day of the last seven, later than the last one that was credited
    /// @param receipts of that day, at most 64, ascending by deal, then slot, of deals that are active and end after it
    function submit(uint32 miner, uint16 day, Receipt[] calldata receipts) external;

    /// @notice The last day that raised the miner's credit; 0 for none.
    function lastDay(uint32 miner) external view returns (uint16);
    /// @notice Most bytes that one slot of the deal counts for.
    function ceiling(uint32 deal) external view returns (uint256);
    function domainSeparator() external view returns (bytes32);
}
