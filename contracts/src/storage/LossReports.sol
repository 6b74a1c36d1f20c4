// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters} from "../governance/INetworkParameters.sol";
import {IDeals} from "./IDeals.sol";
import {ILossReports} from "./ILossReports.sol";
import {IMinerRegistry} from "./IMinerRegistry.sol";

/// @title Which slots of which deals their own miners have given up.
/// @dev One word a deal: n is at most 32. Events rebuild the state: a slot is reported where its last event is LossReported.
/// @custom:security Only the slot's own miner (account, or the signer that its worker holds) can say that it lost something, so a
/// stranger can harm nobody. A false report harms its author alone: Repair takes the slot and the collateral behind it; a false
/// withdrawal gains nothing, since audits sample the slot as before. No money is here and nothing but views of the Directory's contracts is called.
contract LossReports is ILossReports {
    IDeals private immutable DEALS;
    IMinerRegistry private immutable REGISTRY;
    address private immutable REPAIR;
    uint256 private immutable GENESIS;
    uint256 private immutable DAY_SECONDS;

    mapping(uint32 deal => uint32 slots) private _reported;

    uint256[49] private __gap;

    /// @param directory knows all contracts; only NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        DEALS = IDeals(directory.find("Deals"));
        REGISTRY = IMinerRegistry(directory.find("MinerRegistry"));
        REPAIR = directory.find("Repair");
        INetworkParameters.Constants memory constants =
            INetworkParameters(directory.find("NetworkParameters")).constants();
        GENESIS = constants.genesis;
        DAY_SECONDS = constants.daySeconds;
    }

    /// @inheritdoc ILossReports
    function report(uint32 deal, uint8 slot) external {
        (uint32 miner, uint16 today) = _holder(deal, slot);
        uint32 before = _reported[deal];
        uint32 bit = uint32(1) << slot;
        if (before & bit != 0) return;
        _reported[deal] = before | bit;
        emit LossReported(deal, miner, slot, today);
    }

    /// @inheritdoc ILossReports
    function withdraw(uint32 deal, uint8 slot) external {
        (uint32 miner, uint16 today) = _holder(deal, slot);
        uint32 before = _reported[deal];
        uint32 bit = uint32(1) << slot;
        if (before & bit == 0) return;
        _reported[deal] = before & ~bit;
        emit LossWithdrawn(deal, miner, slot, today);
    }

    /// @inheritdoc ILossReports
    function accept(uint32 deal, uint8 slot) external {
        if (msg.sender != REPAIR) revert OnlyRepair(REPAIR, msg.sender);
        uint32 before = _reported[deal];
        uint32 bit = uint32(1) << slot;
        if (before & bit == 0) return;
        _reported[deal] = before & ~bit;
        emit LossAccepted(deal, slot);
    }

    /// @inheritdoc ILossReports
    function reported(uint32 deal) external view returns (uint32) {
        return _reported[deal];
    }

    /// @dev The miner of a slot of a deal that is alive, if it calls itself. Deals refuses unknown deals.
    function _holder(uint32 id, uint8 slot) private view returns (uint32 miner, uint16 today) {
        IDeals.Deal memory deal = DEALS.deal(id);
        today = uint16((block.timestamp - GENESIS) / DAY_SECONDS);
        if (deal.state != IDeals.DealState.Active || today >= deal.endDay) {
            revert DealNotAlive(id, deal.state, deal.endDay, today);
        }
        if (slot >= deal.miners.length) revert SlotOutOfRange(deal.miners.length - 1, slot);
        miner = deal.miners[slot];
        IMinerRegistry.Miner memory holder = REGISTRY.miner(miner);
        if (msg.sender != holder.account && msg.sender != holder.signer) {
            revert OnlyHolder(miner, holder.account, holder.signer, msg.sender);
        }
    }
}
