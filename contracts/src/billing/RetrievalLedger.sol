// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IRetrievalLedger} from "./IRetrievalLedger.sol";

/// @title Number, running hash and page marks of all retrievals.
/// @custom:security Only PayPerRetrieval writes, after it has checked the buyer's signature over every record. What a record says of
/// the bytes served is what buyer and gateway agreed on; nobody else was there.
contract RetrievalLedger is IRetrievalLedger {
    uint256 private constant RECORD_SIZE = 32;
    uint256 private constant PAGE = 1_024;

    address private immutable PAY_PER_RETRIEVAL;

    /// @inheritdoc IRetrievalLedger
    uint256 public count;
    /// @inheritdoc IRetrievalLedger
    bytes32 public runningHash;
    uint256[] private _blocks;
    uint256[50] private __gap;

    /// @param directory knows PayPerRetrieval, which need not be deployed yet
    constructor(IDirectory directory) {
        PAY_PER_RETRIEVAL = directory.find("PayPerRetrieval");
    }

    /// @inheritdoc IRetrievalLedger
    function record(uint64 channel, address buyer, address gateway, bytes calldata records) external {
        if (msg.sender != PAY_PER_RETRIEVAL) revert OnlyPayPerRetrieval(PAY_PER_RETRIEVAL, msg.sender);
        uint256 first = count;
        uint256 next = first + records.length / RECORD_SIZE;
        // Settlements have at most 512 records, so at most one page begins here.
        if (next > _blocks.length * PAGE) _blocks.push(block.number);
        count = next;
        runningHash = keccak256(abi.encode(runningHash, channel, buyer, gateway, keccak256(records)));
        emit Retrieved(channel, buyer, gateway, first, records);
    }

    /// @inheritdoc IRetrievalLedger
    function blockOf(uint256 page) external view returns (uint256) {
        if (page >= _blocks.length) revert PageUnknown(_blocks.length, page);
        return _blocks[page];
    }

    /// @inheritdoc IRetrievalLedger
    function pages() external view returns (uint256) {
        return _blocks.length;
    }
}
