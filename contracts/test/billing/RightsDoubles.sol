// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {ILineage} from "../../src/rights/ILineage.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";

/// @title What billing asks of the contracts of data rights, each answer set by the test: among them answers that the product never
/// gives, such as shares above the whole.
contract CertificatesDouble is ERC721 {
    mapping(uint256 number => address creator) public creatorOf;
    mapping(uint256 number => uint256 basisPoints) private _royalties;

    constructor() ERC721("Data certificates", "DATA") {}

    function mint(address owner, uint256 number, uint256 royalty) external {
        creatorOf[number] = owner;
        _royalties[number] = royalty;
        _mint(owner, number);
    }

    function royaltyInfo(uint256 number, uint256 price) external view returns (address, uint256) {
        return (creatorOf[number], price * _royalties[number] / 10_000);
    }
}

contract LineageDouble {
    mapping(uint256 child => uint40[] parents) private _parents;
    mapping(uint256 child => uint16[] shares) private _shares;

    function put(uint256 child, uint40 parent, uint16 share) external {
        _parents[child].push(parent);
        _shares[child].push(share);
    }

    function parentsOf(uint256 child)
        external
        view
        returns (uint40[] memory parents, uint16[] memory shares, ILineage.Kind[] memory kinds)
    {
        (parents, shares) = (_parents[child], _shares[child]);
        kinds = new ILineage.Kind[](parents.length);
    }

    function digestOf(uint256 child) external view returns (bytes32) {
        return keccak256(abi.encode(child, _parents[child], _shares[child]));
    }
}

contract RegistryDouble {
    mapping(uint256 number => bytes32 digest) private _claims;

    function put(uint256 number, IDataRightsRegistry.Claim calldata claim) external {
        _claims[number] = keccak256(abi.encode(claim));
    }

    function check(uint256 number, IDataRightsRegistry.Claim calldata claim) external view {
        bytes32 actual = keccak256(abi.encode(claim));
        if (actual != _claims[number]) revert IDataRightsRegistry.ClaimMismatch(number, _claims[number], actual);
    }
}

contract DisputesDouble {
    IRightsDisputes.Standing public standing;
    bool public disputed;

    function put(IRightsDisputes.Standing theStanding, bool isDisputed) external {
        (standing, disputed) = (theStanding, isDisputed);
    }

    function statusOf(uint256) external view returns (IRightsDisputes.Standing, bool) {
        return (standing, disputed);
    }
}
