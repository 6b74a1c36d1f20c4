// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "../../src/storage/IDeals.sol";
import {IRepair} from "../../src/storage/IRepair.sol";
import {Vm} from "./Vm.sol";

/// @title The EIP-712 signatures of an upload (types in IDeals), made with real keys.
library Signatures {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @notice One miner's part of Activation.reports: nu, r, yParityAndS.
    function report(
        bytes32 domain,
        uint256 privateKey,
        IDeals.Activation memory activation,
        uint256 index,
        uint32 miner,
        uint128 nu
    ) internal pure returns (bytes memory) {
        bytes32 content = keccak256(
            abi.encode(
                keccak256("Report(uint32 deal,uint8 index,uint32 miner,bytes16 nu,uint32 sectors,bytes32 root)"),
                activation.deal,
                index,
                miner,
                bytes16(nu),
                activation.sectors,
                activation.root
            )
        );
        return bytes.concat(bytes16(nu), compact(domain, privateKey, content));
    }

    /// @notice The TEE worker's signature over all tags: r, yParityAndS.
    function tags(
        bytes32 domain,
        uint256 privateKey,
        IDeals.Activation memory activation,
        uint16 tiKey,
        uint32[] memory miners,
        uint128[] memory nus
    ) internal pure returns (bytes memory) {
        bytes memory packedMiners;
        bytes memory packedNus;
        for (uint256 i = 0; i < miners.length; i++) {
            packedMiners = bytes.concat(packedMiners, bytes4(miners[i]));
            packedNus = bytes.concat(packedNus, bytes16(nus[i]));
        }
        bytes32 content = keccak256(
            abi.encode(
                keccak256(
                    "Tags(uint32 deal,uint16 tiKey,uint32 sectors,bytes32 fid,bytes32 root,bytes32 miners,bytes32 nus)"
                ),
                activation.deal,
                tiKey,
                activation.sectors,
                activation.fid,
                activation.root,
                keccak256(packedMiners),
                keccak256(packedNus)
            )
        );
        return compact(domain, privateKey, content);
    }

    /// @notice The new miner's part of a repair: r, yParityAndS.
    function slotReport(
        bytes32 domain,
        uint256 privateKey,
        IRepair.Completion memory completion,
        IDeals.Deal memory deal,
        uint32 miner
    ) internal pure returns (bytes memory) {
        bytes32 content = keccak256(
            abi.encode(
                keccak256("Report(uint32 deal,uint8 index,uint32 miner,bytes16 nu,uint32 sectors,bytes32 root)"),
                completion.deal,
                completion.slot,
                miner,
                completion.nu,
                deal.sectors,
                deal.root
            )
        );
        return compact(domain, privateKey, content);
    }

    /// @notice The TEE worker's word about one holding: r, yParityAndS.
    function tag(
        bytes32 domain,
        uint256 privateKey,
        IRepair.Completion memory completion,
        IDeals.Deal memory deal,
        uint32 miner
    ) internal pure returns (bytes memory) {
        bytes32 content = keccak256(
            abi.encode(
                keccak256(
                    "Tag(uint32 deal,uint8 index,uint32 miner,uint16 tiKey,bytes16 nu,bytes32 idsRoot,uint32 sectors)"
                ),
                completion.deal,
                completion.slot,
                miner,
                deal.tiKey,
                completion.nu,
                completion.idsRoot,
                deal.sectors
            )
        );
        return compact(domain, privateKey, content);
    }

    /// @notice A reader's receipt for what a miner served on a day: r, yParityAndS.
    function served(
        bytes32 domain,
        uint256 privateKey,
        uint32 deal,
        uint8 slot,
        uint32 miner,
        uint16 day,
        uint64 amount
    ) internal pure returns (bytes memory) {
        bytes32 content = keccak256(
            abi.encode(
                keccak256("Served(uint32 deal,uint8 slot,uint32 miner,uint16 day,uint64 amount)"),
                deal,
                slot,
                miner,
                day,
                amount
            )
        );
        return compact(domain, privateKey, content);
    }

    /// @notice The owner's permission to remove a deal: r, s, v.
    function removal(bytes32 domain, uint256 privateKey, uint32 deal, uint256 deadline)
        internal
        pure
        returns (bytes memory)
    {
        bytes32 content = keccak256(abi.encode(keccak256("Removal(uint32 deal,uint256 deadline)"), deal, deadline));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, digest(domain, content));
        return abi.encodePacked(r, s, v);
    }

    function compact(bytes32 domain, uint256 privateKey, bytes32 content) internal pure returns (bytes memory) {
        (bytes32 r, bytes32 vs) = vm.signCompact(privateKey, digest(domain, content));
        return bytes.concat(r, vs);
    }

    function digest(bytes32 domain, bytes32 content) internal pure returns (bytes32) {
        return keccak256(bytes.concat(hex"1901", domain, content));
    }
}
